/// A kind of file that is known by its first bytes and that the image decoders do not read.
public enum ForeignFormat: String, Sendable, Hashable, CaseIterable {
    // MARK: Pictures

    /// A WebP picture.
    case webP
    /// A HEIC picture.
    case heic
    /// An AVIF picture.
    case avif
    /// A JPEG XL picture.
    case jpegXL
    /// A JPEG 2000 picture.
    case jpeg2000
    /// A GIF picture.
    case gif
    /// A BMP picture.
    case bmp
    /// A TIFF picture or a camera's raw file.
    case tiff
    /// An icon (ICO or CUR).
    case icon
    /// A Photoshop file (PSD).
    case photoshop
    /// A GIMP file (XCF).
    case gimp
    /// An SVG drawing.
    case svg
    /// An OpenEXR picture.
    case openEXR
    /// A Radiance HDR picture.
    case radianceHDR
    /// A DDS texture.
    case dds
    /// A QOI picture.
    case qoi
    /// A portable bitmap (PBM).
    case portableBitmap
    /// A portable arbitrary map (PAM).
    case portableAnymap
    /// A portable float map (PFM).
    case portableFloatmap
    /// An MNG or JNG file.
    case multipleImageNetworkGraphics
    /// A Targa picture (TGA).
    case targa
    /// A PCX picture.
    case pcx
    /// A DICOM file.
    case dicom
    /// A FITS file.
    case fits

    // MARK: Cameras' own files

    /// A Canon raw file (CR2 or CR3).
    case canonRaw
    /// A raw file (DNG).
    case digitalNegative
    /// A Fujifilm raw file (RAF).
    case fujifilmRaw
    /// An Olympus raw file (ORF).
    case olympusRaw
    /// A Panasonic raw file (RW2).
    case panasonicRaw

    // MARK: Films and sounds

    /// An MP4 film.
    case mp4
    /// A QuickTime film.
    case quickTime
    /// A Matroska or WebM film.
    case matroska
    /// An AVI film.
    case avi
    /// An Ogg file.
    case ogg
    /// A WAVE sound.
    case wave
    /// An MP3 sound.
    case mp3
    /// A FLAC sound.
    case flac

    // MARK: Documents and text

    /// A PDF document.
    case pdf
    /// A PostScript document.
    case postScript
    /// A web page (HTML).
    case html
    /// An XML file.
    case xml
    /// A JSON file.
    case json
    /// A picture written as Base64 text.
    case base64
    /// A text file.
    case text
    /// A Git LFS pointer that stands for the real file.
    case gitLFSPointer
    /// An office document or a thumbnail cache.
    case officeDocument

    // MARK: Archives and other files

    /// A gzip archive.
    case gzip
    /// A zip archive.
    case zip
    /// A bzip2 archive.
    case bzip2
    /// An xz archive.
    case xz
    /// A Zstandard archive.
    case zstandard
    /// A 7-Zip archive.
    case sevenZip
    /// A RAR archive.
    case rar
    /// A tar archive.
    case tar
    /// A macOS metadata file (AppleDouble).
    case appleDouble
    /// An SQLite database.
    case sqlite
    /// A program.
    case program
    /// A file of zero bytes only.
    case zeros

    // MARK: Models and arrays

    /// A Keras model (.keras).
    case kerasArchive
    /// An HDF5 file, as Keras models are (.h5).
    case hdf5
    /// A safetensors file, as Serval models are.
    case safetensors
    /// A TensorFlow Lite model.
    case tensorFlowLite
    /// A NumPy array.
    case numPy
    /// A Python pickle.
    case pickle

    /// What the file is, with an article, to stand behind "The file is".
    public var name: String {
        switch self {
        case .webP: "a WebP picture"
        case .heic: "a HEIC picture"
        case .avif: "an AVIF picture"
        case .jpegXL: "a JPEG XL picture"
        case .jpeg2000: "a JPEG 2000 picture"
        case .gif: "a GIF picture"
        case .bmp: "a BMP picture"
        case .tiff: "a TIFF picture or a camera's raw file"
        case .icon: "an icon (ICO or CUR)"
        case .photoshop: "a Photoshop file (PSD)"
        case .gimp: "a GIMP file (XCF)"
        case .svg: "an SVG drawing"
        case .openEXR: "an OpenEXR picture"
        case .radianceHDR: "a Radiance HDR picture"
        case .dds: "a DDS texture"
        case .qoi: "a QOI picture"
        case .portableBitmap: "a portable bitmap (PBM)"
        case .portableAnymap: "a portable arbitrary map (PAM)"
        case .portableFloatmap: "a portable float map (PFM)"
        case .multipleImageNetworkGraphics: "an MNG or JNG file"
        case .targa: "a Targa picture (TGA)"
        case .pcx: "a PCX picture"
        case .dicom: "a DICOM file"
        case .fits: "a FITS file"
        case .canonRaw: "a Canon raw file (CR2 or CR3)"
        case .digitalNegative: "a raw file (DNG)"
        case .fujifilmRaw: "a Fujifilm raw file (RAF)"
        case .olympusRaw: "an Olympus raw file (ORF)"
        case .panasonicRaw: "a Panasonic raw file (RW2)"
        case .mp4: "an MP4 film"
        case .quickTime: "a QuickTime film"
        case .matroska: "a Matroska or WebM film"
        case .avi: "an AVI film"
        case .ogg: "an Ogg file"
        case .wave: "a WAVE sound"
        case .mp3: "an MP3 sound"
        case .flac: "a FLAC sound"
        case .pdf: "a PDF document"
        case .postScript: "a PostScript document"
        case .html: "a web page (HTML)"
        case .xml: "an XML file"
        case .json: "a JSON file"
        case .base64: "a picture written as Base64 text"
        case .text: "a text file"
        case .gitLFSPointer: "a Git LFS pointer that stands for the real file"
        case .officeDocument: "an office document or a thumbnail cache"
        case .gzip: "a gzip archive"
        case .zip: "a zip archive"
        case .bzip2: "a bzip2 archive"
        case .xz: "an xz archive"
        case .zstandard: "a Zstandard archive"
        case .sevenZip: "a 7-Zip archive"
        case .rar: "a RAR archive"
        case .tar: "a tar archive"
        case .appleDouble: "a macOS metadata file (AppleDouble)"
        case .sqlite: "an SQLite database"
        case .program: "a program"
        case .zeros: "made of zero bytes only"
        case .kerasArchive: "a Keras model (.keras)"
        case .hdf5: "an HDF5 file, as Keras models are (.h5)"
        case .safetensors: "a safetensors file, as Serval models are"
        case .tensorFlowLite: "a TensorFlow Lite model"
        case .numPy: "a NumPy array"
        case .pickle: "a Python pickle"
        }
    }

    /// What to do about it, as a sentence.
    public var advice: String {
        switch self {
        case .heic, .avif:
            "Convert it to PNG or JPEG, for example with \"heif-convert photo.\(rawValue) photo.jpg\" or, on a Mac, "
                + "\"sips -s format jpeg photo.\(rawValue) --out photo.jpg\"."
        case .webP, .jpegXL, .jpeg2000, .gif, .bmp, .tiff, .icon, .photoshop, .gimp, .svg, .openEXR, .radianceHDR,
            .dds, .qoi, .portableBitmap, .portableAnymap, .portableFloatmap, .multipleImageNetworkGraphics, .targa,
            .pcx, .dicom, .fits:
            "Convert it to PNG or JPEG, for example with ImageMagick: \"magick FILE photo.png\"."
        case .canonRaw, .digitalNegative, .fujifilmRaw, .olympusRaw, .panasonicRaw:
            "Develop it to a JPEG or PNG, for example with \"dcraw_emu\" or the camera's own program."
        case .mp4, .quickTime, .matroska, .avi:
            "Take a picture out of it, for example with \"ffmpeg -i FILE -frames:v 1 photo.png\"."
        case .ogg, .wave, .mp3, .flac: "Give a PNG, JPEG, PPM or PGM file."
        case .pdf, .postScript: "Save the page as a PNG, for example with \"pdftoppm -png FILE page\"."
        case .html:
            "The download probably saved a page about the picture or an error page: download the picture itself."
        case .xml, .json, .text, .officeDocument, .sqlite, .program:
            "Give a PNG, JPEG, PPM or PGM file."
        case .base64: "Decode it first, for example with \"base64 -d FILE > photo.jpg\"."
        case .gitLFSPointer: "Fetch the real file with \"git lfs pull\"."
        case .gzip: "Unpack it first with \"gunzip\"."
        case .zip: "Unpack it first with \"unzip\"."
        case .bzip2, .xz, .zstandard, .sevenZip, .rar, .tar: "Unpack it first."
        case .appleDouble: "Use the file of the same name without \"._\" in front."
        case .zeros: "The picture is lost: copy the file again from where it came from."
        case .kerasArchive, .hdf5:
            "Export the model with \"python Weights/export_keras.py MODEL -o model.safetensors\"."
        case .safetensors: "Give it where a model is asked for, and a PNG, JPEG, PPM or PGM file as the picture."
        case .tensorFlowLite: "Export the Keras model that it was made from with Weights/export_keras.py."
        case .numPy: "Give it where a tensor is asked for, and a PNG, JPEG, PPM or PGM file as the picture."
        case .pickle: "Give a PNG, JPEG, PPM or PGM file; models come from Keras with Weights/export_keras.py."
        }
    }
}
